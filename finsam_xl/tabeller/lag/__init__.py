"""Det som lagen frågar efter utöver räkningarna: noternas förändringar, upplysningar och balanskravet."""
