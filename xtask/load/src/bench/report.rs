//! The table: each figure, its budget, and whether it is met.

/// Which way a figure may leave its budget.
#[derive(Clone, Copy)]
pub(crate) enum Budget {
    AtLeast(f64),
    AtMost(f64),
}

impl Budget {
    /// `None` when it is met, else by how much of itself it is missed.
    fn missed_by(self, figure: f64) -> Option<f64> {
        match self {
            Self::AtLeast(limit) => (figure < limit).then(|| 1.0 - figure / limit),
            Self::AtMost(limit) => (figure > limit).then(|| figure / limit - 1.0),
        }
    }
}

#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<[String; 4]>,
    missed: usize,
}

impl Report {
    pub(crate) fn tell(&mut self, what: &str, figure: impl Into<String>) {
        self.rows
            .push([what.to_owned(), figure.into(), String::new(), String::new()]);
    }

    pub(crate) fn judge(
        &mut self,
        what: &str,
        shown: impl Into<String>,
        figure: f64,
        budget: Budget,
        words: &str,
    ) {
        let verdict = match budget.missed_by(figure) {
            None => "met".to_owned(),
            Some(part) => {
                self.missed += 1;
                format!("MISSED by {:.0} %", (part * 100.0).ceil())
            }
        };
        self.rows
            .push([what.to_owned(), shown.into(), words.to_owned(), verdict]);
    }

    pub(crate) fn print(&self) {
        let heads = ["figure", "measured", "budget", ""].map(str::to_owned);
        let rows: Vec<_> = std::iter::once(&heads).chain(&self.rows).collect();
        let widths: [usize; 3] = [0, 1, 2].map(|column| {
            rows.iter()
                .map(|row| row[column].chars().count())
                .max()
                .unwrap_or(0)
        });
        println!();
        for row in rows {
            let line = format!(
                "{:<3$}  {:<4$}  {:<5$}  ",
                row[0], row[1], row[2], widths[0], widths[1], widths[2]
            );
            println!("{}", format!("{line}{}", row[3]).trim_end());
        }
        println!();
        match self.missed {
            0 => println!("every budget is met"),
            missed => println!("{missed} of the budgets missed"),
        }
    }
}

pub(crate) fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_says_by_how_much_it_is_missed() {
        assert!(Budget::AtLeast(10.0).missed_by(10.0).is_none());
        assert!((Budget::AtLeast(10.0).missed_by(8.0).unwrap() - 0.2).abs() < 1e-9);
        assert!(Budget::AtMost(60.0).missed_by(60.0).is_none());
        assert!((Budget::AtMost(60.0).missed_by(66.0).unwrap() - 0.1).abs() < 1e-9);
    }

    #[test]
    fn kilobytes_have_one_decimal() {
        assert_eq!(kilobytes(8_049), "8.0 kB");
        assert_eq!(kilobytes(70_950), "70.9 kB");
    }
}
