//! The JSON Schema of a type, as an editor gets it.

use schemars::JsonSchema;
use serde_json::{Map, Value};

/// The JSON Schema (2020-12) of `T`, as a text to save or print.
pub fn schema_text<T: JsonSchema>() -> String {
    let mut schema = schemars::schema_for!(T).to_value();
    publish(&mut schema);
    // As a schema again, its keywords come out in the order that people expect.
    let schema = schemars::Schema::try_from(schema).unwrap_or_default();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Takes out what is between this program and itself, and `null`, which it tells of as empty.
fn publish(schema: &mut Value) {
    let Value::Object(keys) = schema else { return };
    keys.retain(|key, value| {
        let mut parts = value.as_object().into_iter().flat_map(Map::values);
        let null = key == "default" && (value.is_null() || parts.any(Value::is_null));
        let number = key == "format" && matches!(value.as_str(), Some("uint32" | "double"));
        !key.starts_with("x-") && !null && !number
    });
    refuse_null(keys);
    for (key, part) in keys.iter_mut() {
        match (key.as_str(), part) {
            ("properties" | "$defs", Value::Object(parts)) => parts.values_mut().for_each(publish),
            ("oneOf" | "anyOf" | "allOf", Value::Array(parts)) => parts.iter_mut().for_each(publish),
            ("items" | "additionalProperties", part) => publish(part),
            _ => {}
        }
    }
}

fn refuse_null(keys: &mut Map<String, Value>) {
    if let Some(Value::Array(kinds)) = keys.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [kind] = kinds.as_slice() {
            let kind = kind.clone();
            keys.insert("type".to_owned(), kind);
        }
    }
    if let Some(Value::Array(parts)) = keys.get_mut("anyOf") {
        parts.retain(|part| part.get("type").and_then(Value::as_str) != Some("null"));
        if let [Value::Object(only)] = parts.as_slice() {
            let only = only.clone();
            keys.remove("anyOf");
            keys.extend(only.into_iter().filter(|(key, _)| key != "description"));
        }
    }
}
