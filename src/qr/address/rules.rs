//! The rules, one function each, in the order they are reported.

use super::{Address, advice, list, parts::Parameter};
use crate::{finding::Finding, wording::Wording};

/// A rule: what it finds wrong with an address.
type Rule = fn(&Address) -> Vec<Finding>;

/// Every rule.
pub(super) const ALL: [Rule; 9] =
    [scheme, characters, user_info, port, host, shortener, redirection, tracking, deep_path];

/// The rules for an address that does not begin with a scheme: its other parts are guesses.
pub(super) const WITHOUT_SCHEME: [Rule; 2] = [scheme, characters];

const RFC_3986: &str = "RFC 3986";
const SWISSMEDIC: &str = "Swissmedic, Mobile technologies, 2023";
const DIRECTIVE: &str = "2001/83/EC, art. 62";

/// More segments than this name a page by where it stands in a site, which changes.
const MOST_SEGMENTS: usize = 2;

fn scheme(address: &Address) -> Vec<Finding> {
    let scheme = &address.parts.scheme;
    if address.parts.text(scheme).eq_ignore_ascii_case("https") {
        return Vec::new();
    }
    let message = Wording::new(
        "L’adresse du code QR doit commencer par «\u{a0}https://\u{a0}».",
        "The QR code’s address must begin with `https://`.",
    );
    let advice = advice(
        "Le titulaire répond du chiffrement et de l’intégrité de la page.",
        "The holder answers for the page’s encryption and integrity.",
        SWISSMEDIC,
    );
    vec![Finding::error("qr-address-not-https", address.at(scheme.clone()), message).advise(advice)]
}

fn characters(address: &Address) -> Vec<Finding> {
    if let Some(at) = address.text.find(|char: char| !char.is_ascii()) {
        return vec![not_ascii(address, at)];
    }
    if address
        .parts
        .text(&address.parts.host)
        .split('.')
        .any(|label| starts_with_ignoring_case(label, "xn--"))
    {
        return vec![encoded_host(address)];
    }
    let bad = address.text.char_indices().find(|(at, char)| !allowed(address.text, *at, *char));
    bad.map(|(at, char)| bad_character(address, at, char)).into_iter().collect()
}

/// The characters of RFC 3986; `%` only before two hexadecimal digits.
fn allowed(text: &str, at: usize, char: char) -> bool {
    match char {
        '%' => {
            let digits = text.as_bytes().get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        }
        _ => char.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=".contains(char),
    }
}

fn not_ascii(address: &Address, at: usize) -> Finding {
    let char = address.text[at..].chars().next().unwrap_or_default();
    let code = format!("U+{:04X}", u32::from(char));
    let message = Wording::new(
        format!("L’adresse contient «\u{a0}{char}\u{a0}» ({code}), qui n’est pas un caractère ASCII."),
        format!("The address holds `{char}` ({code}), which is not an ASCII character."),
    );
    let advice = advice(
        "Une lettre qui ressemble à une autre mène ailleurs\u{202f}; retapez l’adresse.",
        "A letter that looks like another leads elsewhere; type the address again.",
        "RFC 3986, 2\u{202f}; Unicode UTS 39",
    );
    Finding::error("qr-address-not-ascii", address.at(at..at + char.len_utf8()), message).advise(advice)
}

fn encoded_host(address: &Address) -> Finding {
    let message = Wording::new(
        "L’hôte est un nom international codé («\u{a0}xn--\u{a0}»)\u{202f}: le patient ne peut pas le relire.",
        "The host is an encoded international name (`xn--`): the patient cannot read it back.",
    );
    let advice = advice(
        "Utilisez un hôte en lettres ASCII.",
        "Use a host in ASCII letters.",
        "RFC 5890\u{202f}; Unicode UTS 39",
    );
    Finding::error("qr-address-not-ascii", address.at(address.parts.host.clone()), message).advise(advice)
}

fn bad_character(address: &Address, at: usize, char: char) -> Finding {
    let shown = char.escape_debug();
    let message = Wording::new(
        format!("L’adresse contient «\u{a0}{shown}\u{a0}», qui ne peut pas figurer dans une adresse."),
        format!("The address holds `{shown}`, which cannot stand in an address."),
    );
    let advice = advice(
        "Enlevez-le, ou codez-le par «\u{a0}%\u{a0}» et deux chiffres hexadécimaux.",
        "Remove it, or encode it as `%` and two hexadecimal digits.",
        RFC_3986,
    );
    Finding::error("qr-address-character", address.at(at..at + char.len_utf8()), message).advise(advice)
}

fn user_info(address: &Address) -> Vec<Finding> {
    if !address.parts.has_user() {
        return Vec::new();
    }
    let message = Wording::new(
        "L’adresse porte un nom d’utilisateur devant «\u{a0}@\u{a0}».",
        "The address has a user name before `@`.",
    );
    let advice = advice(
        "Enlevez-le\u{202f}: il sert à faire passer un site pour un autre.",
        "Remove it: it is used to pass one site off as another.",
        "RFC 3986, 7.6",
    );
    vec![
        Finding::error("qr-address-user-info", address.at(address.parts.user.clone()), message)
            .advise(advice),
    ]
}

fn port(address: &Address) -> Vec<Finding> {
    let port = &address.parts.port;
    if port.is_empty() {
        return Vec::new();
    }
    let shown = address.parts.text(port);
    let message = Wording::new(
        format!("L’adresse nomme un port («\u{a0}{shown}\u{a0}»)."),
        format!("The address names a port (`{shown}`)."),
    );
    let advice = advice(
        "Enlevez-le\u{202f}: https a le sien, et les autres sont souvent fermés sur les réseaux publics.",
        "Remove it: https has its own, and others are often closed on public networks.",
        "RFC 9110, 4.2.2",
    );
    vec![Finding::error("qr-address-port", address.at(port.clone()), message).advise(advice)]
}

fn host(address: &Address) -> Vec<Finding> {
    let range = &address.parts.host;
    let host = address.parts.text(range);
    if address.allows(host) && !is_number(host) || named_elsewhere(host) {
        return Vec::new();
    }
    let message = match host {
        "" => Wording::new("L’adresse n’a pas d’hôte.", "The address has no host."),
        _ if is_number(host) => Wording::new(
            format!("L’hôte «\u{a0}{host}\u{a0}» est un numéro, pas un nom."),
            format!("The host `{host}` is a number, not a name."),
        ),
        _ => Wording::new(
            format!("L’hôte «\u{a0}{host}\u{a0}» ne figure pas dans «\u{a0}allowed_hosts\u{a0}»."),
            format!("The host `{host}` is not in `allowed_hosts`."),
        ),
    };
    let advice = advice(
        "N’autorisez que le site approuvé avec la campagne, en toutes lettres\u{202f}: un sous-domaine compte pour un autre hôte.",
        "Allow only the site approved with the campaign, in full: a subdomain is another host.",
        "EMA/493897/2015",
    );
    vec![Finding::error("qr-address-host", address.at(range.clone()), message).advise(advice)]
}

/// Hosts that a more telling rule refuses.
fn named_elsewhere(host: &str) -> bool {
    shortener_of(host).is_some()
        || !host.is_ascii()
        || host.split('.').any(|it| starts_with_ignoring_case(it, "xn--"))
}

fn is_number(host: &str) -> bool {
    host.starts_with('[')
        || (!host.is_empty() && host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
}

fn shortener_of(host: &str) -> Option<&'static str> {
    let host = host.to_ascii_lowercase();
    list("qr/shorteners.txt").find(|known| {
        host.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

fn shortener(address: &Address) -> Vec<Finding> {
    let range = &address.parts.host;
    let Some(known) = shortener_of(address.parts.text(range)) else { return Vec::new() };
    let message = Wording::new(
        format!(
            "«\u{a0}{known}\u{a0}» raccourcit ou redirige les adresses\u{202f}: un tiers décide où mène le code."
        ),
        format!("`{known}` shortens or redirects addresses: a third party decides where the code leads."),
    );
    let advice = advice(
        "Imprimez l’adresse du site approuvé lui-même\u{202f}; s’il la faut plus courte, qu’il l’offre.",
        "Print the approved site’s own address; if a shorter one is needed, let that site offer it.",
        SWISSMEDIC,
    );
    vec![Finding::error("qr-address-shortener", address.at(range.clone()), message).advise(advice)]
}

fn redirection(address: &Address) -> Vec<Finding> {
    let carriers = address.parts.parameters().filter(|it| carries_address(it.value)).map(|it| it.range);
    let path = Some(address.parts.path.clone()).filter(|path| names_scheme(address.parts.text(path)));
    let places = path.into_iter().chain(carriers);
    let message = Wording::new(
        "L’adresse en contient une autre\u{202f}: c’est une redirection.",
        "The address holds another one: it is a redirection.",
    );
    let advice = advice("Imprimez l’adresse d’arrivée.", "Print the address it leads to.", SWISSMEDIC);
    let finding =
        |at| Finding::error("qr-address-redirection", address.at(at), message.clone()).advise(advice.clone());
    places.map(finding).collect()
}

fn carries_address(value: &str) -> bool {
    names_scheme(value) || value.contains("//") || value.to_ascii_lowercase().contains("%2f%2f")
}

fn names_scheme(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["http:", "https:", "http%3a", "https%3a"].iter().any(|mark| text.contains(mark))
}

fn tracking(address: &Address) -> Vec<Finding> {
    address
        .parts
        .parameters()
        .filter(|it| is_tracking(it.name))
        .map(|it| tracking_found(address, &it))
        .collect()
}

fn is_tracking(name: &str) -> bool {
    list("qr/tracking-parameters.txt").any(|known| match known.strip_suffix('*') {
        Some(start) => starts_with_ignoring_case(name, start),
        None => name.eq_ignore_ascii_case(known),
    })
}

fn tracking_found(address: &Address, parameter: &Parameter) -> Finding {
    let name = parameter.name;
    let message = Wording::new(
        format!("«\u{a0}{name}\u{a0}» sert à suivre les visiteurs."),
        format!("`{name}` serves to track visitors."),
    );
    let advice = advice(
        "Enlevez-le\u{202f}: le code n’a rien de promotionnel et ne demande rien au patient.",
        "Remove it: the code is not promotional and asks nothing of the patient.",
        DIRECTIVE,
    );
    Finding::error("qr-address-tracking", address.at(parameter.range.clone()), message).advise(advice)
}

fn deep_path(address: &Address) -> Vec<Finding> {
    let path = &address.parts.path;
    let segments = address.parts.text(path).split('/').filter(|segment| !segment.is_empty()).count();
    if segments <= MOST_SEGMENTS {
        return Vec::new();
    }
    let message = Wording::new(
        format!(
            "L’adresse descend de {segments} niveaux dans le site\u{202f}: un tel chemin change avec le site."
        ),
        format!("The address goes {segments} levels down into the site: such a path changes with the site."),
    );
    let advice = advice(
        "Demandez une adresse courte et stable\u{202f}: le dossier de l’ANSM sur l’isotrétinoïne a déjà changé de chemin.",
        "Ask for a short, stable address: the ANSM’s own dossier on isotretinoin has already moved once.",
        "ansm.sante.fr, dossiers thématiques",
    );
    vec![Finding::warning("qr-address-deep", address.at(path.clone()), message).advise(advice)]
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}
