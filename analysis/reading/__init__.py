"""From one article to its tables: a pure function of the article, so that it caches and distributes."""
