//! Numbers in words: `trente et un` is 31, `quatre-vingt-dix` is 90.

use super::token::Token;

/// Joins runs of number words into one token with its value; digits keep theirs.
pub(super) fn merge(tokens: Vec<Token>) -> Vec<Token> {
    let mut merged: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    let mut run: Vec<Token> = Vec::new();
    while let Some(token) = rest.next() {
        let joins = !run.is_empty()
            && (token.form == "-" || token.form == "et")
            && rest.peek().is_some_and(|next| next.number.is_none() && value(&next.form).is_some());
        if joins || (token.number.is_none() && value(&token.form).is_some()) {
            run.push(token);
            continue;
        }
        close(&mut run, &mut merged);
        merged.push(token);
    }
    close(&mut run, &mut merged);
    merged
}

fn close(run: &mut Vec<Token>, merged: &mut Vec<Token>) {
    let words: Vec<f64> = run.iter().filter_map(|token| value(&token.form)).collect();
    match combine(&words) {
        Some(number) if run.len() > 1 => merged.push(joined(run, number)),
        _ => merged.extend(run.iter().cloned().map(|token| Token { number: value(&token.form), ..token })),
    }
    run.clear();
}

fn joined(run: &[Token], number: f64) -> Token {
    let form =
        run.iter().filter(|it| it.form != "-").map(|it| it.form.as_str()).collect::<Vec<_>>().join(" ");
    let range = run[0].range.start..run[run.len() - 1].range.end;
    Token { form, number: Some(number), sign: false, range, spaced: run[0].spaced }
}

/// The value of a sequence of number words, if it is one number: each word smaller than what it
/// follows, but for the multipliers `vingt` (in `quatre-vingt`), `cent` and `mille`.
fn combine(words: &[f64]) -> Option<f64> {
    let (mut total, mut last) = (0.0, f64::INFINITY);
    for &word in words {
        let multiplies = (word >= 100.0 && total > 0.0 && total < word) || (word == 20.0 && total == 4.0);
        if multiplies {
            total *= word;
        } else if word < last && !(word >= 10.0 && last < 20.0) && !(word < 10.0 && last < 10.0) {
            total += word;
        } else {
            return None;
        }
        last = word;
    }
    Some(total)
}

fn value(form: &str) -> Option<f64> {
    let value = match form {
        "zero" => 0,
        "un" | "une" => 1,
        "deux" => 2,
        "trois" => 3,
        "quatre" => 4,
        "cinq" => 5,
        "six" => 6,
        "sept" => 7,
        "huit" => 8,
        "neuf" => 9,
        "dix" => 10,
        "onze" => 11,
        "douze" => 12,
        "treize" => 13,
        "quatorze" => 14,
        "quinze" => 15,
        "seize" => 16,
        "vingt" | "vingts" => 20,
        "trente" => 30,
        "quarante" => 40,
        "cinquante" => 50,
        "soixante" => 60,
        "cent" | "cents" => 100,
        "mille" => 1000,
        _ => return None,
    };
    Some(f64::from(value))
}
