"""What a run has to do: targets to request, verdicts known without a request, findings."""
