namespace ExcelChat.Fuzz;

/// <summary>The reader gave something that no sheet can have.</summary>
internal sealed class ImpossibleValueException(string message) : Exception(message);
