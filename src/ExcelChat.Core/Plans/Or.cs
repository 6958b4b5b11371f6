namespace ExcelChat.Plans;

/// <summary>At least one condition holds.</summary>
/// <param name="Any">The conditions.</param>
public sealed record Or(IReadOnlyList<Predicate> Any) : Predicate;
