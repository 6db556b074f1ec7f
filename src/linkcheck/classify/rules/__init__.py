"""The rules, one file per family of reasons, in the order of `linkcheck.classify.judge`. Pure."""
