"""Official answers in batches. Flows without I/O; `registry` lists them."""
