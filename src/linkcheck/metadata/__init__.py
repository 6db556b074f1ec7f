"""(headers, bytes) in, `PageMetadata` out. Pure; the only home of selectolax."""
