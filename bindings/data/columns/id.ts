// How columns that only name the rows are called.

/** id, user_id, userId, uuid, index, key, row and the like; `Unnamed: 0` is what pandas calls a saved index. */
export const idName =
  /(^|[\s_.-])(id|ids|uuid|guid|index|idx|key|rownum|row|nr)$|[a-z](Id|ID)$|^(id|unnamed)/i;
