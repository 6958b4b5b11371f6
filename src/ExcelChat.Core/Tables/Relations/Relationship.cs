namespace ExcelChat.Tables.Relations;

/// <summary>A fact about tables that belong together, with how sure it is.</summary>
/// <param name="Confidence">0 to 1.</param>
public abstract record Relationship(double Confidence);
