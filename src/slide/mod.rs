//! Slides: from the model to a scene, laid out in pixels.
