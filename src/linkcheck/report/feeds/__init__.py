"""Reports for subscribers: Atom feed and badge."""
