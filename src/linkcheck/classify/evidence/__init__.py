"""Traits of outcomes and pages that the rules build on. Pure."""
