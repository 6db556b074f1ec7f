"""One module for each group of tables: rows in, structs out."""
