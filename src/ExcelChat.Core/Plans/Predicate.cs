using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>A condition on a row: a closed hierarchy of immutable nodes. A blank cell meets no comparison, not even inequality.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Comparison), "comparison")]
[JsonDerivedType(typeof(Membership), "membership")]
[JsonDerivedType(typeof(Between), "between")]
[JsonDerivedType(typeof(ColumnComparison), "columns")]
[JsonDerivedType(typeof(MemberOf), "memberOf")]
[JsonDerivedType(typeof(Empty), "empty")]
[JsonDerivedType(typeof(Recent), "recent")]
[JsonDerivedType(typeof(Labelled), "labelled")]
[JsonDerivedType(typeof(And), "and")]
[JsonDerivedType(typeof(Or), "or")]
[JsonDerivedType(typeof(Not), "not")]
[JsonDerivedType(typeof(Adjacent), "adjacent")]
public abstract record Predicate
{
    private protected Predicate()
    {
    }
}
