using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>
/// A typed query over tables: a closed hierarchy of immutable nodes. The offline planner and a chat model write the same plans,
/// and only <see cref="PlanEngine"/> turns them into values. <see cref="PlanJson"/> holds the JSON form.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Scan), "scan")]
[JsonDerivedType(typeof(Filter), "filter")]
[JsonDerivedType(typeof(Project), "project")]
[JsonDerivedType(typeof(Group), "group")]
[JsonDerivedType(typeof(Aggregate), "aggregate")]
[JsonDerivedType(typeof(Sort), "sort")]
[JsonDerivedType(typeof(Limit), "limit")]
[JsonDerivedType(typeof(Derive), "derive")]
[JsonDerivedType(typeof(Union), "union")]
public abstract record Plan
{
    private protected Plan()
    {
    }
}
