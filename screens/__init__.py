"""What people see: the Textual app. The only code that imports Textual."""
