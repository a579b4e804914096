<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.8" tiledversion="1.8.2" name="stone" tilewidth="16" tileheight="16" tilecount="24" columns="8">
 <image source="stone.png" width="128" height="48"/>
 <tile id="0">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="1">
  <properties>
   <property name="kind" value="glass"/>
  </properties>
 </tile>
 <tile id="2">
  <properties>
   <property name="kind" value="ash"/>
  </properties>
 </tile>
 <tile id="3">
  <properties>
   <property name="kind" value="bone"/>
  </properties>
 </tile>
 <tile id="4">
  <properties>
   <property name="kind" value="spike"/>
  </properties>
 </tile>
 <tile id="5">
  <properties>
   <property name="kind" value="spike"/>
  </properties>
 </tile>
 <tile id="6">
  <properties>
   <property name="kind" value="frost"/>
  </properties>
 </tile>
 <tile id="7">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="8">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="9">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="10">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="11">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="12">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="13">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="14">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="15">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="16">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="17">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="18">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="19">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="20">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="21">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="22">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <tile id="23">
  <properties>
   <property name="kind" value="stone"/>
  </properties>
 </tile>
 <wangsets>
  <wangset name="stone" type="edge" tile="23">
   <wangcolor name="stone" color="#b296ec" tile="8" probability="1"/>
   <wangtile tileid="8" wangid="1,0,1,0,1,0,1,0"/>
   <wangtile tileid="9" wangid="0,0,1,0,1,0,1,0"/>
   <wangtile tileid="10" wangid="1,0,0,0,1,0,1,0"/>
   <wangtile tileid="11" wangid="0,0,0,0,1,0,1,0"/>
   <wangtile tileid="12" wangid="1,0,1,0,0,0,1,0"/>
   <wangtile tileid="13" wangid="0,0,1,0,0,0,1,0"/>
   <wangtile tileid="14" wangid="1,0,0,0,0,0,1,0"/>
   <wangtile tileid="15" wangid="0,0,0,0,0,0,1,0"/>
   <wangtile tileid="16" wangid="1,0,1,0,1,0,0,0"/>
   <wangtile tileid="17" wangid="0,0,1,0,1,0,0,0"/>
   <wangtile tileid="18" wangid="1,0,0,0,1,0,0,0"/>
   <wangtile tileid="19" wangid="0,0,0,0,1,0,0,0"/>
   <wangtile tileid="20" wangid="1,0,1,0,0,0,0,0"/>
   <wangtile tileid="21" wangid="0,0,1,0,0,0,0,0"/>
   <wangtile tileid="22" wangid="1,0,0,0,0,0,0,0"/>
  </wangset>
 </wangsets>
</tileset>
