//! Texts that nobody would write: seeded mutations of the bank, and long or odd lines.

/// A small seeded generator (xorshift), so that a failure comes back.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap()
    }
}

const ODD: [&str; 16] = [
    "ne",
    "pas",
    "«",
    "»",
    "?",
    "—",
    "\u{202e}",
    "\u{200d}",
    "e\u{301}\u{301}\u{301}",
    "𝒏𝒆",
    "١٢٣",
    "👩‍⚕️",
    "\u{0}",
    "30",
    "l'",
    "-",
];

/// A passage with up to eight words lost, doubled, moved or replaced by odd ones.
pub(crate) fn mutated(text: &str, dice: &mut Dice) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    for _ in 0..=dice.roll(8) {
        let (at, other) = (dice.roll(words.len()), dice.roll(words.len()));
        match dice.roll(4) {
            0 if words.len() > 1 => drop(words.remove(at)),
            1 => words.insert(at, words[other]),
            2 => words.swap(at, other),
            _ => words.insert(at, ODD[dice.roll(ODD.len())]),
        }
    }
    words.join(" ")
}

/// Lines that are long, or made of one thing.
pub(crate) fn monsters() -> Vec<String> {
    vec![
        "ne ".repeat(5_000),
        "pas que ".repeat(5_000),
        "si tu ne prends pas ".repeat(1_000),
        "isotrétinoïne stérile ".repeat(1_000),
        "«".repeat(12_000),
        "?!… ".repeat(5_000),
        "a".repeat(50_000),
        "un-".repeat(12_000),
        "\u{301}".repeat(12_000),
        "mois avant pendant mois après contraception ".repeat(1_000),
        "> non\n".repeat(1_000),
        "# Faux\n- vrai\n---\n".repeat(1_000),
    ]
}
