"""Verification of TLS servers, and the fallbacks for servers that need one."""
