"""För revisorn: ett paket som klarar sig utan oss, dess kontroll, och arbetsbokens formelhälsa."""
