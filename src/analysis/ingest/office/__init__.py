"""Tables as offices have them: recognised, checked and turned into claims."""
