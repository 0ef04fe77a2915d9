//! What readers may see: content, article, front, wire, comment.
