"""What the lists recommend, as a catalogue."""
