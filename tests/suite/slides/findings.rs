//! Texts that cannot be shown as they are: each gives a located finding, and a picture all the same.

use super::{cases, load, name, studio};
use isoscript::{slide, source::Sources, wording::Language};
use std::{env, fs, path::Path};

#[test]
fn hard_texts_give_a_right_picture_or_a_located_finding() {
    let studio = studio();
    for case in cases("findings") {
        let text = fs::read_to_string(case.join("script.yaml")).unwrap();
        let mut sources = Sources::default();
        let script = load(&studio, &text, &mut sources);
        let rendered = studio.draw(None, &script).unwrap();
        for drawn in &rendered.slides {
            slide::png(&drawn.svg, 0.1).unwrap_or_else(|cause| panic!("{}: {cause:?}", name(&case)));
        }
        let mut lines = String::new();
        for finding in &rendered.findings {
            let at = sources.locate(&finding.place);
            let said = |language| [finding.message.text(language), finding.advice.text(language)].join(" ");
            lines.push_str(&format!("{}:{}-{}:{}", at.line, at.column, at.end_line, at.end_column));
            lines.push_str(&format!(
                " {:?} {} ({})\n",
                finding.severity,
                finding.rule,
                finding.slide.as_deref().unwrap_or("")
            ));
            lines.push_str(&format!(
                "  {}\n  {}\n",
                said(Language::French).trim(),
                said(Language::English).trim()
            ));
        }
        same(&lines, &case.join("findings.txt"));
    }
}

fn same(seen: &str, file: &Path) {
    if env::var_os("ISOSCRIPT_ACCEPT").is_some() {
        fs::write(file, seen).unwrap();
        return;
    }
    let expected = fs::read_to_string(file).unwrap_or_else(|cause| panic!("{}: {cause}", file.display()));
    assert_eq!(seen, expected, "{}", file.display());
}
