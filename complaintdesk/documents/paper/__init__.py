"""Papers: what stands on one (`blocks`), and the same paper as text, as HTML, and as PDF."""
