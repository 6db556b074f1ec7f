"""Reports made of the database: rendered, published, judged again, compared with a baseline."""
