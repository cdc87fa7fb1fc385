"""Kontroller av det som lästs in och matats in: huvudboken, objektsaldon, frågorna och budgeten."""
