//! A campaign file: from what is written to the model.

use super::{
    model::{
        Campaign, Laboratory, ModuleSize, OpenPoint, Pack, Placement, PlacementKind, Press, Prose, QrPlan,
    },
    raw::{RawCampaign, RawLaboratory, RawOpenPoint, RawPlacement, RawQr},
    reader::{Kind, Reader, unknown},
    repeated::{Repeated, Twice},
    text::id_fault,
};
use crate::{
    finding::Finding,
    place::{Place, Route},
    wording::Wording,
};

const CATALOGUE: Kind =
    Kind { rule: "unknown-catalogue", fr: "Le catalogue", en: "The catalogue", feminine: false };
const LABORATORY: Kind =
    Kind { rule: "unknown-laboratory", fr: "Le laboratoire", en: "The laboratory", feminine: false };

const SAME_LABORATORY: Twice = Twice {
    rule: "duplicate-id",
    fr: "Deux laboratoires ont l’identifiant",
    en: "Two laboratories have the id",
};
const SAME_PLACEMENT: Twice = Twice {
    rule: "duplicate-id",
    fr: "Deux emplacements ont l’identifiant",
    en: "Two placements have the id",
};
const SAME_ARTWORK: Twice = Twice {
    rule: "duplicate-artwork",
    fr: "Deux emplacements donneraient le même fichier",
    en: "Two placements would make the same file",
};

/// Makes a campaign of what is written.
pub(super) fn campaign(raw: RawCampaign, reader: &mut Reader<'_>) -> Campaign {
    let root = Route::root();
    id(&raw.campaign, &root.key("campaign"), reader);
    filled(&raw.substance, &root.key("substance"), reader);
    date(&raw.date, &root.key("date"), reader);
    let catalogues = reader.names(raw.catalogues, &root.key("catalogues"));
    let vocabulary = reader.vocabulary;
    for catalogue in &catalogues {
        reader.known(catalogue, &vocabulary.catalogues, &CATALOGUE);
    }
    let laboratories = laboratories(raw.laboratories, reader);
    Campaign {
        document: reader.document,
        id: raw.campaign,
        substance: raw.substance,
        language: raw.language,
        version: raw.version,
        date: raw.date,
        status: raw.status,
        authorisation: raw.authorisation,
        catalogues,
        scripts: reader.names(raw.scripts, &root.key("scripts")),
        open_points: open_points(raw.open_points, reader),
        qr: raw.qr.map(|qr| qr_plan(qr, &laboratories, reader)),
        laboratories,
    }
}

fn id(id: &str, route: &Route, reader: &mut Reader<'_>) {
    if let Some(finding) = id_fault(id, reader.place(route)) {
        reader.note(finding);
    }
}

fn filled(text: &str, route: &Route, reader: &mut Reader<'_>) {
    if text.trim().is_empty() {
        let message = Wording::new("Ce texte est vide.", "This text is empty.");
        reader.note(Finding::error("empty-text", reader.place(route), message));
    }
}

fn date(date: &str, route: &Route, reader: &mut Reader<'_>) {
    if !date.is_empty() && !is_date(date) {
        let message = Wording::new(
            "La date s’écrit année-mois-jour, et doit exister au calendrier.",
            "The date is written year-month-day, and must exist in the calendar.",
        );
        let finding = Finding::error("invalid-date", reader.place(route), message);
        reader.note(finding.advise(Wording::new("Par exemple : 2026-11-22.", "For example: 2026-11-22.")));
    }
}

/// Whether this is a day of the Gregorian calendar in the form of ISO 8601, `YYYY-MM-DD`.
fn is_date(date: &str) -> bool {
    let form = date.len() == 10
        && date
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    let mut numbers = date.split('-').map(|part| part.parse::<u32>().unwrap_or(0));
    let (Some(year), Some(month), Some(day)) = (numbers.next(), numbers.next(), numbers.next()) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    form && (1..=days).contains(&day)
}

fn laboratories(raw: Vec<RawLaboratory>, reader: &mut Reader<'_>) -> Vec<Laboratory> {
    let list = Route::root().key("laboratories");
    let mut ids = Repeated::new(&SAME_LABORATORY);
    let read = raw.into_iter().enumerate().map(|(index, raw)| {
        let route = list.item(index).key("id");
        id(&raw.id, &route, reader);
        ids.meet(&raw.id, reader.place(&route), reader);
        let name = if raw.name.is_empty() { raw.id.clone() } else { raw.name };
        Laboratory { id: raw.id, name, brands: raw.brands }
    });
    read.collect()
}

fn open_points(raw: Vec<RawOpenPoint>, reader: &mut Reader<'_>) -> Vec<OpenPoint> {
    let list = Route::root().key("open_points");
    let read = raw.into_iter().enumerate().map(|(index, raw)| {
        let route = list.item(index);
        let text = reader.prose(&raw.text, route.key("text"));
        let points = reader.names(raw.points, &route.key("points"));
        for point in &points {
            reader.point(point);
        }
        OpenPoint { text, points }
    });
    read.collect()
}

fn qr_plan(raw: RawQr, laboratories: &[Laboratory], reader: &mut Reader<'_>) -> QrPlan {
    let route = Route::root().key("qr");
    filled(&raw.url, &route.key("url"), reader);
    let press = Press::plain(&reader.place(&route)).with(raw.press, &route.key("press"), reader);
    let list = route.key("placements");
    let mut ids = Repeated::new(&SAME_PLACEMENT);
    let mut artworks = Repeated::new(&SAME_ARTWORK);
    let mut placements = Vec::new();
    for (index, raw) in raw.placements.into_iter().enumerate() {
        let route = list.item(index);
        id(&raw.id, &route.key("id"), reader);
        ids.meet(&raw.id, reader.place(&route.key("id")), reader);
        let owners = reader.names(raw.laboratories.clone(), &route.key("laboratories"));
        owned(&owners, laboratories, reader);
        for (artwork, at) in artwork_ids(&raw.id, &owners, &route) {
            artworks.meet(&artwork, reader.place(&at), reader);
        }
        placements.push(placement(raw, (&route, &press), reader));
    }
    QrPlan {
        url: reader.name(raw.url, route.key("url")),
        allowed_hosts: raw.allowed_hosts,
        error_correction: raw.error_correction,
        placements,
    }
}

/// Checks that a placement's laboratories exist.
fn owned(owners: &[Prose], laboratories: &[Laboratory], reader: &mut Reader<'_>) {
    let list = Route::root().key("laboratories");
    let mut ids = (0..laboratories.len()).map(|index| list.item(index).key("id"));
    if reader.is_blank(&list) || ids.any(|id| reader.is_blank(&id)) {
        return;
    }
    for owner in owners.iter().filter(|owner| laboratories.iter().all(|it| it.id != owner.text)) {
        reader.note(unknown(owner, laboratories.iter().map(|it| it.id.as_str()), &LABORATORY));
    }
}

/// The artwork ids of a placement, each with the route of what it came from.
fn artwork_ids(placement: &str, owners: &[Prose], route: &Route) -> Vec<(String, Route)> {
    if owners.is_empty() {
        return vec![(placement.to_owned(), route.key("id"))];
    }
    owners.iter().map(|owner| (format!("{placement}-{}", owner.text), owner.route.clone())).collect()
}

fn placement(raw: RawPlacement, (route, press): (&Route, &Press), reader: &mut Reader<'_>) -> Placement {
    let name =
        |text: Option<String>, key: &str, reader: &Reader| text.map(|it| reader.name(it, route.key(key)));
    let pack = Pack {
        brand: name(raw.brand.clone(), "brand", reader),
        strength: name(raw.strength.clone(), "strength", reader),
        cip13: name(raw.cip13.clone(), "cip13", reader),
    };
    let module = module(&raw, route, reader);
    let caption = if raw.caption.0.is_empty() {
        String::new()
    } else {
        reader.prose(&raw.caption, route.key("caption")).text
    };
    Placement {
        place: reader.place(route),
        id: raw.id,
        kind: raw.kind,
        module,
        caption,
        laboratories: raw.laboratories,
        pack,
        press: press.with(raw.press, &route.key("press"), reader),
    }
}

/// The side of a module: exactly one of the two units, and a size that can be made.
fn module(raw: &RawPlacement, route: &Route, reader: &mut Reader<'_>) -> ModuleSize {
    let (rule, place) = ("module-size", reader.place(route));
    match (raw.module_mm, raw.module_px) {
        (Some(mm), None) if mm > 0.0 => ModuleSize::Millimetres(mm),
        (None, Some(pixels)) => ModuleSize::Pixels(pixels),
        (Some(_), None) => {
            let message = Wording::new(
                "Le côté d’un module doit être supérieur à zéro.",
                "The side of a module must be more than zero.",
            );
            reader.note(Finding::error(rule, reader.place(&route.key("module_mm")), message));
            ModuleSize::Millimetres(0.0)
        }
        (Some(mm), Some(_)) => {
            let message = Wording::new(
                "« module_mm » et « module_px » sont donnés tous les deux.",
                "`module_mm` and `module_px` are both given.",
            );
            let advice = Wording::new(
                "Gardez module_mm pour l’imprimé, module_px pour le web.",
                "Keep module_mm for print, module_px for the web.",
            );
            reader.note(Finding::error(rule, place, message).advise(advice));
            ModuleSize::Millimetres(mm)
        }
        (None, None) => {
            reader.note(no_module(raw.kind, place));
            ModuleSize::Millimetres(0.0)
        }
    }
}

fn no_module(kind: PlacementKind, place: Place) -> Finding {
    let message = Wording::new(
        "L’emplacement ne dit pas le côté d’un module.",
        "The placement does not say the side of a module.",
    );
    let line = if kind == PlacementKind::Web { "module_px: 6" } else { "module_mm: 0.5" };
    Finding::error("module-size", place, message)
        .advise(Wording::new(format!("Ajoutez une ligne « {line} »."), format!("Add a line `{line}`.")))
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        assert!(is_date("2024-02-29") && is_date("2026-12-31"));
        for wrong in ["2026-02-29", "2026-13-01", "2026-1-1", "22/11/2026", "2026-11-00", "2026-11-2é", ""] {
            assert!(!is_date(wrong), "{wrong}");
        }
    }
}
