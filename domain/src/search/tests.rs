use proptest::prelude::*;

use super::*;

/// A shop in two languages, as each of its languages is indexed.
fn shop() -> Index {
    Index::new([
        vec![
            (Weight::Name, "Harbour cabin bag"),
            (Weight::Words, "suitcase trolley carry-on"),
            (Weight::Category, "Bags"),
            (Weight::Label, "HCB-INK"),
            (Weight::Text, "Fits the lockers above. Size 55 x 38 cm."),
        ],
        vec![
            (Weight::Name, "Slipway backpack"),
            (Weight::Name, "スリップウェイ バックパック"),
            (Weight::Words, "リュック"),
            (Weight::Words, "双肩包 书包"),
            (Weight::Words, "배낭 여행 가방"),
            (Weight::Category, "Bags"),
            (Weight::Label, "Moss"),
            (Weight::Label, "黒"),
        ],
        vec![
            (Weight::Name, "Buffet-car mug"),
            (Weight::Name, "Speisewagenbecher, groß"),
            (Weight::Category, "Coffee"),
            (Weight::Label, "Moss"),
            (
                Weight::Text,
                "For those who carry their coffee in a backpack.",
            ),
        ],
        vec![(Weight::Name, "Long-haul socks"), (Weight::Text, "Warm.")],
    ])
}

fn hits(query: &str) -> Vec<usize> {
    shop().search(query).hits
}

#[test]
fn what_is_meant_is_found_however_it_is_typed() {
    for (query, expected) in [
        ("backpack", 1),
        ("BACK-PACK", 1),
        ("ｂａｃｋｐａｃｋ", 1),
        ("back pack moss", 1),
        ("backpacks", 1),
        ("backp", 1),
        ("bakpack", 1),
        ("bcakpack", 1),
        ("backpakc", 1),
        ("suitcases", 0),
        ("suitcsae", 0),
        ("carryon", 0),
        ("hcb-ink", 0),
        ("hcbink", 0),
        ("cabinbag", 0),
        ("socks", 3),
        ("longhaul sock", 3),
        ("speisewagen", 2),
        ("becher", 2),
        ("grosse becher", 2),
        ("リュック", 1),
        ("ﾘｭｯｸ", 1),
        ("黒いリュック", 1),
        ("バックパク", 1),
        ("双肩包", 1),
        ("黑色双肩包", 1),
        ("包", 1),
        ("배낭", 1),
        ("배낭을", 1),
        ("가방", 1),
    ] {
        assert_eq!(hits(query).first(), Some(&expected), "{query}");
    }
}

#[test]
fn what_nothing_has_finds_nothing() {
    for query in ["", " ", "-", "“”", "zebra", "%", "黄金", "999", "q"] {
        assert_eq!(shop().search(query).hits, [0_usize; 0], "{query}");
    }
}

#[test]
fn a_word_that_nothing_has_is_named_and_the_rest_is_looked_for() {
    let found = shop().search("Zebra mug");
    assert_eq!(found.hits, [2]);
    assert_eq!(found.left_out, ["Zebra"]);
    assert_eq!(found.read_as, None);
}

#[test]
fn a_slip_is_told_in_the_words_of_the_shop() {
    let found = shop().search("bakpack Moss");
    assert_eq!(found.read_as.as_deref(), Some("backpack moss"));
    assert_eq!(shop().search("backpack").read_as, None);
    // Composed again, as readers know it.
    let found = shop().search("배냥");
    assert_eq!(found.hits, [1]);
    assert_eq!(found.read_as.as_deref(), Some("배낭"));
}

#[test]
fn a_name_comes_before_a_mention() {
    assert_eq!(hits("backpack"), [1, 2]);
    assert_eq!(hits("moss"), [1, 2]);
    assert_eq!(hits("bag").first(), Some(&0));
}

#[test]
fn where_nothing_has_all_the_words_some_do() {
    let found = shop().search("socks coffee");
    assert!(found.some_words_only);
    assert_eq!(found.hits, [3, 2]);
    assert!(!shop().search("coffee mug").some_words_only);
}

#[test]
fn numbers_are_no_slips_of_other_numbers() {
    let index = Index::new([
        [(Weight::Name, "Bottle 5000")],
        [(Weight::Name, "Pen 1234567")],
    ]);
    assert_eq!(index.search("5001").hits, [0_usize; 0]);
    assert_eq!(index.search("bottle 5000").hits, [0]);
}

proptest! {
    #[test]
    fn whatever_is_typed_is_answered(query in "\\PC{0,100}") {
        let index = shop();
        let found = index.search(&query);
        prop_assert!(found.hits.iter().all(|place| *place < 4));
        prop_assert_eq!(index.search(&query), found);
    }

    /// Whatever a thing is called, it is found by that.
    #[test]
    fn a_thing_is_found_by_its_own_words(
        names in prop::collection::vec("[a-zäöüéß\\u{3041}-\\u{3096}\\u{4e00}-\\u{4e40}가-각 -]{1,12}", 1..8),
        which in any::<prop::sample::Index>(),
    ) {
        let place = which.index(names.len());
        let name = &names[place];
        prop_assume!(!crate::text::fold(name).is_empty());
        let index = Index::new(names.iter().map(|name| [(Weight::Name, name.as_str())]));
        let found = index.search(name);
        prop_assert!(found.hits.contains(&place), "{:?} in {:?}", name, names);
        prop_assert_eq!(found.read_as, None);
    }
}
