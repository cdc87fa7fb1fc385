"""De medföljande mallarna: hur de görs av text, med stilar, sidhuvud, sidfot och omslag."""
