using ExcelChat.Tables.Columns;

namespace ExcelChat.Tables.Profiling;

/// <summary>What a text of a stream says.</summary>
/// <param name="Key">Its <see cref="ValueKey"/>.</param>
/// <param name="Typed">The value that it can only mean.</param>
/// <param name="IsPadded">Whether it begins with a zero before another digit.</param>
internal readonly record struct StreamedText(ulong Key, TypedText Typed, bool IsPadded);
