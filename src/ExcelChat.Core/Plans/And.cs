namespace ExcelChat.Plans;

/// <summary>All conditions hold.</summary>
/// <param name="All">The conditions.</param>
public sealed record And(IReadOnlyList<Predicate> All) : Predicate;
