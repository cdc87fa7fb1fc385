"""En råbalans eller huvudbok som kalkylblad läst till samma värden som en SIE-fil: saldon, objekt och anmärkningar."""
