"""What leaves and enters on paper or as files: receipts, letters, forms, CSV, XLSX, JSON."""
