//! Which slide a finding is about, for those that were found before there were slides.

use crate::{
    finding::Finding,
    place::{Route, Spot, Step},
    source::Sources,
};

/// Names the slide of each finding that stands in one.
pub(super) fn name(findings: &mut [Finding], sources: &Sources) {
    let list = Route::root().key("slides");
    for finding in findings.iter_mut().filter(|finding| finding.slide.is_none()) {
        let document = sources.document(finding.place.document);
        let map = &document.map;
        let index = match &finding.place.spot {
            Spot::Key(route) | Spot::Value(route) | Spot::Within(route, _) => match route.0.as_slice() {
                [Step::Key(key), Step::Item(index), ..] if key == "slides" => Some(*index),
                _ => None,
            },
            Spot::Bytes(bytes) => map.item_at(&list, bytes.start).filter(|index| {
                let column = |byte| map.line_column(&document.text, byte).1;
                column(map.value(&list.item(*index)).start) <= column(bytes.start)
            }),
            Spot::Whole => None,
        };
        let id = index.and_then(|index| map.text(&list.item(index).key("id")));
        finding.slide = id.filter(|id| !id.is_empty()).map(str::to_owned);
    }
}
