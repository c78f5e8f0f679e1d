//! What the environment decides: the language of what is printed, and where the cache is.

use crate::wording::Language;
use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The environment variables that matter, by name; empty ones count as absent.
#[derive(Debug, Clone, Default)]
pub struct Environment(BTreeMap<&'static str, String>);

const READ: [&str; 6] = ["LC_ALL", "LC_MESSAGES", "LANG", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"];

impl Environment {
    /// The environment of this process.
    pub fn of_the_process() -> Self {
        let set = |name: &&'static str| Some((*name, std::env::var(name).ok()?));
        Self(READ.iter().filter_map(set).filter(|(_, value)| !value.is_empty()).collect())
    }

    /// The language of what is printed: `--lang` among the arguments, else the first of `LC_ALL`,
    /// `LC_MESSAGES` and `LANG` that is set (POSIX, Base Definitions 8.2). A language that the
    /// program does not speak is answered in English.
    pub fn language(&self, arguments: impl IntoIterator<Item = OsString>) -> Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| self.get(name));
        let tag = requested(arguments).or_else(|| locale.map(str::to_owned));
        tag.and_then(|tag| Language::from_tag(&tag)).unwrap_or(Language::English)
    }

    /// The user's own folder for isoscript's cache, if the system says where such things go.
    pub fn cache_folder(&self) -> Option<PathBuf> {
        let home = self.get("HOME").map(Path::new);
        let base = if cfg!(windows) {
            self.get("LOCALAPPDATA").map(PathBuf::from)
        } else if cfg!(target_os = "macos") {
            home.map(|home| home.join("Library/Caches"))
        } else {
            self.get("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| home.map(|home| home.join(".cache")))
        };
        base.filter(|base| base.is_absolute()).map(|base| base.join("isoscript"))
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

/// The value of `--lang`, read before the arguments are understood: a mistake in them must be told
/// in that language too.
fn requested(arguments: impl IntoIterator<Item = OsString>) -> Option<String> {
    let mut arguments = arguments.into_iter().filter_map(|argument| argument.into_string().ok());
    let before_the_end = arguments.by_ref().take_while(|argument| argument != "--");
    let words: Vec<String> = before_the_end.collect();
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let apart = words.windows(2).find_map(|pair| match pair {
        [flag, value] if flag == "--lang" => Some(value.as_str()),
        _ => None,
    });
    joined.or(apart).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(set: &[(&'static str, &str)], arguments: &[&str]) -> Language {
        let set = set.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Environment(set).language(arguments.iter().map(OsString::from))
    }

    #[test]
    fn the_first_locale_variable_that_is_set_decides() {
        assert_eq!(language(&[("LANG", "fr_FR.UTF-8")], &[]), Language::French);
        assert_eq!(language(&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "en_GB")], &[]), Language::English);
        assert_eq!(language(&[("LC_MESSAGES", "fr"), ("LANG", "de_DE")], &[]), Language::French);
        assert_eq!(language(&[("LANG", "C")], &[]), Language::English);
        assert_eq!(language(&[], &[]), Language::English);
    }

    #[test]
    fn the_flag_decides_over_the_locale() {
        let french = [("LANG", "fr_FR.UTF-8")];
        assert_eq!(language(&french, &["isoscript", "--lang", "en"]), Language::English);
        assert_eq!(language(&french, &["isoscript", "--lang=en", "check"]), Language::English);
        assert_eq!(language(&french, &["isoscript", "check", "--", "--lang=en"]), Language::French);
    }
}
