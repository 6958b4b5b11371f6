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
[JsonDerivedType(typeof(Intersect), "intersect")]
[JsonDerivedType(typeof(Except), "except")]
[JsonDerivedType(typeof(Extend), "extend")]
[JsonDerivedType(typeof(Join), "join")]
[JsonDerivedType(typeof(Unpivot), "unpivot")]
[JsonDerivedType(typeof(Constant), "constant")]
[JsonDerivedType(typeof(Test), "test")]
public abstract record Plan
{
    private protected Plan()
    {
    }
}
