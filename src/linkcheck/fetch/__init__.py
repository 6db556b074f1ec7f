"""A `Request` in, an `Outcome` out. The only home of aiohttp and tenacity."""
