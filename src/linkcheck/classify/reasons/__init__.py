"""The words of every reason: what it means, how sure it is, what to do. Data only; the rules are one level up.

One file per family, in the order of docs/reasons.md. `linkcheck.classify.registry` puts them together.
"""
