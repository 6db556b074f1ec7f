"""GitHub by its GraphQL API: a hundred links a request."""

from linkcheck.providers.code.github.provider import GitHub

__all__ = ["GitHub"]
