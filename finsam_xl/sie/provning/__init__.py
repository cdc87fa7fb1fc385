"""En läst fil prövad: saldon mot verifikationer, bokslutsläget, och vilken tid den täcker."""
