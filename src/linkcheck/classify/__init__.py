"""Evidence and history in, a `Judgement` out. Pure; one file per family of reasons."""
