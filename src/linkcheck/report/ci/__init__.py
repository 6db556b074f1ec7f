"""Reports for CI services: annotations, JUnit XML, SARIF."""
