use std::fmt;

use super::number_text;

/// A Brazilian taxpayer number, the *Cadastro de Pessoas Físicas*: eleven digits, of which the last
/// two check the others.
///
/// It is personal, so its `Debug` does not tell it.
#[derive(Clone, PartialEq, Eq)]
pub struct Cpf(String);

/// Why what was typed is no CPF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CpfMistake {
    /// It does not have eleven digits, or something beside them.
    Length,
    /// Its last two digits do not follow from the others.
    CheckDigits,
}

impl Cpf {
    /// The eleven digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Cpf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Cpf(…)")
    }
}

/// Reads a CPF as people type it, with or without its dots and hyphen; nothing typed is none.
///
/// # Errors
///
/// [`CpfMistake`].
///
/// ```
/// use domain::text::{Cpf, CpfMistake, cpf};
///
/// let read = cpf("529.982.247-25").unwrap();
/// assert_eq!(read.as_ref().map(Cpf::digits), Some("52998224725"));
/// assert_eq!(cpf(" "), Ok(None));
/// assert_eq!(cpf("529.982.247-26"), Err(CpfMistake::CheckDigits));
/// ```
pub fn cpf(typed: &str) -> Result<Option<Cpf>, CpfMistake> {
    let typed = number_text(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    let plain: String = typed
        .chars()
        .filter(|letter| !matches!(letter, '.' | '-' | ' ' | '/'))
        .collect();
    let digits: Vec<u32> = plain
        .chars()
        .map(|letter| letter.to_digit(10))
        .collect::<Option<_>>()
        .filter(|digits: &Vec<u32>| digits.len() == 11)
        .ok_or(CpfMistake::Length)?;
    let (base, check) = digits.split_at(9);
    let first = check_digit(base);
    let second = check_digit(&[base, &[first]].concat());
    // Eleven times the same digit passes the arithmetic and is nobody's.
    let is_one_digit = digits.iter().all(|digit| Some(digit) == digits.first());
    if check == [first, second] && !is_one_digit {
        Ok(Some(Cpf(plain)))
    } else {
        Err(CpfMistake::CheckDigits)
    }
}

/// The digit that follows: weights from the right begin with 2.
fn check_digit(before: &[u32]) -> u32 {
    let sum: u32 = (2..).zip(before.iter().rev()).map(|(w, d)| w * d).sum();
    match sum * 10 % 11 {
        10 => 0,
        rest => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_however_it_is_typed() {
        for typed in [
            "52998224725",
            "529.982.247-25",
            " 529 982 247 25 ",
            "529.982.247/25",
            "\u{ff15}29982247\u{2011}25",
        ] {
            let read = cpf(typed).unwrap().unwrap();
            assert_eq!(read.digits(), "52998224725", "{typed}");
        }
        for typed in ["00000000191", "111.444.777-35", "168.995.350-09"] {
            assert!(cpf(typed).is_ok(), "{typed}");
        }
    }

    /// The guide's own sample has ten digits.
    #[test]
    fn what_is_none_is_refused() {
        for typed in ["2132321312", "529982247255", "5299822472x", "CPF", "1"] {
            assert_eq!(cpf(typed), Err(CpfMistake::Length), "{typed}");
        }
        for digit in '0'..='9' {
            let same: String = std::iter::repeat_n(digit, 11).collect();
            assert_eq!(cpf(&same), Err(CpfMistake::CheckDigits), "{same}");
        }
    }

    /// One wrong digit is always noticed: the reason why there are check digits.
    #[test]
    fn one_wrong_digit_is_always_noticed() {
        let right = "52998224725";
        for at in 0..right.len() {
            for digit in '0'..='9' {
                let mut wrong: Vec<char> = right.chars().collect();
                wrong[at] = digit;
                let wrong: String = wrong.into_iter().collect();
                assert_eq!(cpf(&wrong).is_ok(), wrong == right, "{wrong}");
            }
        }
    }

    #[test]
    fn it_is_not_told_by_accident() {
        assert_eq!(format!("{:?}", cpf("52998224725")), "Ok(Some(Cpf(…)))");
    }
}
