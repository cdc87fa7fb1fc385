"""Öppna data: kommunerna och deras invånare, regionerna, och förbundens medlemmar; var rad med källa och dag."""
