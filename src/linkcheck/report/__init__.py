"""One renderer per format: a pure `Report` in, text out; templates beside them."""
