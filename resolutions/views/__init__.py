"""Pages. A view asks the querysets and fills a template; what it shows is decided there."""
