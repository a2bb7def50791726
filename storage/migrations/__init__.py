"""The steps from each released schema to the next. A step that was released is never changed."""
