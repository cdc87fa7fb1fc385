"""Det som inte syns i en enskild cell: rader mot rader, och mot vad rapporterna kan läsa."""
