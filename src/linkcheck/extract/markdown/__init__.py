"""Block structure of Markdown: containers, paragraphs, tables, definitions, footnotes."""
